/** On the hint of an event that is captured a second time, as the process ends: it has been counted. */
export const CAPTURED_AGAIN = Symbol.for("cogscope.again");
