import htmx from 'htmx.org/dist/htmx.esm.js';
import { keepSearchAtHand } from './js/finder.js';
import { closePeeks } from './js/peeking.js';
import { enterWhatUnfolds } from './js/unfolding.js';
import { walkTheInbox } from './js/inbox_keys.js';
import { countWhatIsChosen } from './js/choosing.js';
import { guardTheSession } from './js/session_guard.js';
import { keepPlaceInForm } from './js/form_place.js';
import { printOnRequest } from './js/printing.js';
import { showWholeLetters } from './js/letter_height.js';
import { keepWhatIsTyped } from './js/typing.js';
import { turnSelectsIntoSearch } from './js/choices.js';
import { sendFilesAtOnce } from './js/uploads.js';
import { saveWhatIsTyped } from './js/drafts.js';

// No script may be made from text, and no style be written into the page: the security policy forbids both.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.attributesToSettle = ['class'];
htmx.config.historyCacheSize = 0;
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  // A refusal is a page too: errors stand at their fields.
  { code: '409|422', swap: true },
  { code: '[45]..', swap: false, error: true },
];
window.htmx = htmx;

keepSearchAtHand();
walkTheInbox();
enterWhatUnfolds();
closePeeks();
countWhatIsChosen();
guardTheSession();
keepPlaceInForm();
printOnRequest();
showWholeLetters();
turnSelectsIntoSearch();
sendFilesAtOnce();
keepWhatIsTyped();
saveWhatIsTyped();
