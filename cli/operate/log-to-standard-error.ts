/**
 * Imported before everything else: standard output is for the command's answer, which a program may
 * read, so the log of the parts it runs goes to standard error.
 */
globalThis.countersignLogDescriptor = 2;
