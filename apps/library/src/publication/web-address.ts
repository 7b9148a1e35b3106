import { text } from './texts.js';

export const webAddress = text(2000)
  .refine((value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol), {
    error: 'expected an address that begins with https:// or http://',
  })
  .refine((value) => !/\s/.test(value), 'must not contain spaces or line breaks; write %20 for a space')
  .refine((value) => !hasCredentials(value), 'must not contain a user name or password');

function hasCredentials(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}
