"""Legal clocks and timers of cases: started, moved, fired, counted anew after a year's notice."""
