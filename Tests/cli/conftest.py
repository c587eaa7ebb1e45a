"""A job that a shell starts in the background ignores SIGINT, and hands that on to its children:
the tests of Ctrl-C need the signal as a terminal gives it."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
