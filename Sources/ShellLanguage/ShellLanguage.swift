/// The shell.
