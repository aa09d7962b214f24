"""Forms: a form-js schema read strictly, what was sent understood and checked, the page's controls prepared.

May import feel, dmn, domain and workcalendar; never storage or Flask. WTForms is in controls.py alone.
"""

from app.forms.context import FormContext
from app.forms.form import Form
from app.forms.schema import read_form

__all__ = ["Form", "FormContext", "read_form"]
