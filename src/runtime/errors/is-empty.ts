/** Whether a user says nothing: the SDK has one without fields, or with fields that are undefined (@sentry/core 11.12, scope.js, `setUser`). */
export function isEmpty(user: object | undefined): boolean {
  for (const name in user) if ((user as Record<string, unknown>)[name] !== undefined) return false;
  return true;
}
