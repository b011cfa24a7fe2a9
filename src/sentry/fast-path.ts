/** Whether what the SDK does not promise may be used at all; `COGSCOPE_NATIVE=0` says no. Read once. */
export const isFastPathAllowed = process.env["COGSCOPE_NATIVE"] !== "0";
