// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";
