const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that name a secret wherever they stand in a key. */
export const SECRETS = set(`
  password passwords passwd passwort pass pwd passphrase passphrases passcode passkey secret secrets token tokens jwt authorization cookie
  cookies dsn credential credentials creds bearer otp totp cvv cvc sid mnemonic apikey apikeys csrf xsrf pincode
`);

/** Those of them that name a secret only as the last word: `pass: 1`, but `pass_through`. */
export const LAST_ONLY = set("pass sid bearer csrf xsrf");

/** Those whose value may be a number: what a person types. A number under `tokens` or `cookies` is a count. */
export const TYPED = set("password passwords passwd passwort pass pwd passphrase passcode pincode secret secrets otp totp");

/** Those whose number is a secret however short it is. */
export const CARD = set("cvv cvc");

/** Two words that name a secret together, wherever they stand: `x-api-key`, `aws_secret_access_key`. */
export const PAIRS = set(`
  api-key api-keys xapi-key private-key private-keys secret-key access-key access-keys encryption-key signing-key signature-key master-key
  service-key license-key auth-key app-key account-key shared-key session-key sentry-key ssh-key session-id session-ids connect-sid
  seed-phrase recovery-phrase recovery-code recovery-codes backup-code backup-codes verification-code pass-word pass-phrase set-cookie
  amz-signature connection-string pin-code login-code access-code security-code mfa-code secret-id code-verifier
`);

/** Words that name a secret as the whole key, or as its last word. */
export const ENDINGS = set("auth sig");

/** Secrets that are written as one word with what stands before them: `accesstoken`, `dbpassword`. */
export const GLUED =
  /(?:password|passwd|passphrase|secret|token|apikey|accesskey|privatekey|secretkey|sessionid|credential|authorization)s?$/;

/** Those pairs whose value may be a number, as of the words in `TYPED`. */
export const TYPED_PAIR = /-(?:code|codes|word|phrase)$/;

/** Words behind `secret` that make it an everyday word, as games and servers have: `secretSanta`, `secret_channel_id`. */
export const EVERYDAY = set(`
  santa santas channel channels role roles guild room rooms category thread threads event events game games mode level levels boss shop
  menu command commands lair garden agent agents quest quests item items achievement achievements ending endings
`);

/** A last word that makes it a secret again: `secret_game_key`. */
export const AGAIN = set("key keys value values hash code codes phrase");

/** Words before `pin` that make it something pinned: `messagePin`. */
export const PINNED = set("message messages channel thread post comment note chat emoji map auto max gpio");

/** A last word after which a key tells something about a secret, not the secret: `token_count`, `password_changed_at`. */
export const HARMLESS = set(`
  count counts counter length len size sizes type types kind limit limits max min maximum minimum total totals used usage left remaining
  at on in date time timestamp expiry expires expired expiration exp ttl age changed created updated issued valid validity enabled disabled
  required present missing policy strength url uri endpoint host index position version status state level name names label field fields
  format algorithm alg source provider issuer scope scopes owner role path domain consent attempts attempt retries rate bucket ms seconds
  minutes hours days sent bytes percent budget cost price prefix error errors reset resets
`);

/** Words before or behind `tokens` that make it a number of words of a language model or of a bucket. */
export const COUNTING = set(`
  max min maximum minimum total input output prompt completion cached reasoning used remaining num number avg average per estimated
`);
