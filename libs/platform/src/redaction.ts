/** Never in a log, wherever it stands in a logged object: by the name of the field. */
const SECRETS = [
  'secret',
  'token',
  'password',
  'authorization',
  'signature',
  'cookie',
  '["set-cookie"]',
  'clientSecret',
  'client_secret',
  'idToken',
  'id_token',
  'refresh_token',
  'access_token',
];
const below = (parent: string, name: string): string => (name.startsWith('[') ? parent + name : `${parent}.${name}`);

export const redact = {
  paths: SECRETS.flatMap((name) => [name, below('*', name), below('*.*', name), below('*.*.*', name)]),
  censor: '[redacted]',
};

/**
 * And by what it looks like, for what stands within a text: an address, the message of an error, the page of a library that
 * quotes what it was given. Our own secrets begin so that they can be told (libs/access/src/secret.ts); JSON Web Tokens and
 * webhook secrets do too.
 */
const LOOKS = new RegExp(
  [
    String.raw`\bc[afiks]_[\w-]{20,}`,
    String.raw`\bwhsec_[\w+/=-]{16,}`,
    String.raw`\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*`,
    String.raw`(?<=\b(?:Bearer|Basic) )[\w.~+/=-]{8,}`,
    String.raw`(?<=[a-z][a-z\d+.-]*://[^\s/:@"\\]*:)[^\s/@"\\]+(?=@)`,
  ].join('|'),
  'gi',
);

export const withoutSecrets = (line: string): string => line.replace(LOOKS, '[redacted]');
