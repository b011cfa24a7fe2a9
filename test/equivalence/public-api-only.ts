/** Switches the fast path off, which reads the SDK's private fields; imported before cogscope, for it is read once, when that is loaded. */
process.env["COGSCOPE_NATIVE"] = "0";
