/**
 * How many events may be in the making, and how many envelopes on their way, at once: `transportOptions.bufferSize`, which sets both
 * (@sentry/core 11.12, client.js and transports/base.js). The SDK's own 64 loses most of a burst. Nothing is
 * reserved; a burst of 1000 errors in one tick takes about 80 MB for a second or two, most of it while the SDK reads source lines.
 */
export const BUFFER_SIZE = 1200;
