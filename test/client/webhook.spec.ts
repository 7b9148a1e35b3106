import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookRefused } from '#client';

const secret = `whsec_${randomBytes(24).toString('base64')}`;
const other = `whsec_${randomBytes(24).toString('base64')}`;
const now = new Date('2026-11-22T08:00:00Z');
const body = JSON.stringify({
  id: '1',
  type: 'publication.published',
  subject: 'VN-LAW-2026-000001',
  meaning: 'Thứ hai',
});
const signed = (by = secret, at = now) => ({
  'Webhook-Id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(by).sign('msg_1', at, body),
});
const refusal = (given: Partial<Parameters<typeof verifyWebhook>[0]>): Promise<string> =>
  verifyWebhook({ secret, headers: signed(), body, now, ...given }).then(
    () => 'accepted',
    (error: Error) => (error instanceof WebhookRefused ? error.message : String(error)),
  );

describe('a webhook', () => {
  it('that the node signed is read, from text or bytes, whatever the headers are kept in', async () => {
    const event = { subject: 'VN-LAW-2026-000001' };
    expect(await verifyWebhook({ secret, headers: signed(), body, now })).toMatchObject(event);
    const headers = new Headers(signed());
    expect(await verifyWebhook({ secret, headers, body: new TextEncoder().encode(body), now })).toMatchObject(event);
  });

  it('is known by either secret while one replaces the other', async () => {
    const both = {
      ...signed(),
      'webhook-signature': `${signed(other)['webhook-signature']} v1a,xyz ${signed()['webhook-signature']}`,
    };
    expect(await refusal({ headers: both })).toBe('accepted');
    expect(await refusal({ headers: signed(other), secret: [secret, other] })).toBe('accepted');
  });

  it.each([
    ['altered', { body: body.replace('published', 'revoked') }, 'no signature'],
    ['signed by somebody else', { headers: signed(other) }, 'no signature'],
    ['too old', { headers: signed(secret, new Date(now.getTime() - 301_000)) }, 'too old'],
    ['from the future', { headers: signed(secret, new Date(now.getTime() + 301_000)) }, 'future'],
    ['not signed', { headers: {} }, 'is missing'],
    ['signed with nonsense', { headers: { ...signed(), 'webhook-signature': 'v1,*** v1,' } }, 'no signature'],
    ['timed with nonsense', { headers: { ...signed(), 'webhook-timestamp': 'soon' } }, 'no number'],
  ])('that is %s is refused', async (_, given, reason) => {
    expect(await refusal(given)).toContain(reason);
  });
});
