"""From files to typed records with positions; every problem a Diagnostic, none raised alone."""
