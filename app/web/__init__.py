"""The shell around every screen: who may enter, transactions, navigation, languages, refusals as pages.

May import bootstrap, scenarios, casework and what lies to their right; never a screen (inbox, tracking,
portal, studio, api). Screens register themselves: their blueprint, their entry in the navigation.
"""
