/** As jest, vitest and sinon fake them (@sinonjs/fake-timers 15, `target[method].clock`). */
export const areTimersFaked = (): boolean => "clock" in setTimeout;
