export { setUser } from "../telemetry/set-user.js";
