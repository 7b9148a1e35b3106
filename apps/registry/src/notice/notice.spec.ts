import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS, type Notice } from '#contracts';
import { Notices, PostOffice } from '#messaging';
import { startMailSink, testEnvironment, type Mail, type MailSink } from '#testing';
import { LetterService } from '../mail/letter.service.js';
import { Postman } from '../mail/postman.js';
import { startPersonnel, type Personnel, type Somebody } from '../person/personnel.fixture.js';
import { NoticePoster } from './notice-poster.service.js';
import { NOTICE_WORDS } from './notice-words.js';

let people: Personnel;
let sink: MailSink;
let folder: string;
let notices: Notices;
let poster: NoticePoster;
let postman: Postman;

beforeAll(async () => {
  people = await startPersonnel();
  sink = await startMailSink();
  folder = mkdtempSync(join(tmpdir(), 'comity-notices-'));
  const environment = testEnvironment({
    DATABASE_URL: people.database.url,
    COMITY_DIR: folder,
    PUBLIC_URL: 'https://comity.example',
    NODE_NAME: 'Comity of the test',
    SMTP_URL: sink.url,
  });
  notices = new Notices(people.db);
  poster = new NoticePoster(people.db, notices, people.app.get(LetterService, { strict: false }), environment);
  postman = new Postman(people.db, new PostOffice(environment), environment);
});
beforeEach(() => void sink.mails.splice(0));
afterAll(async () => {
  await sink.close();
  await people.close();
  rmSync(folder, { recursive: true });
});

/** A publisher of the Vietnamese ministry who reads letters in a language. */
async function publisher(name: string, language: string | null, participant = 'VN-MOH'): Promise<Somebody> {
  const one = await people.person(name, { role: 'publisher', participant });
  await people.db.query(`UPDATE access.person SET language = $2 WHERE id = $1`, [one.id, language]);
  return one;
}

/** What comes out of the mail server, by the name that a letter greets. */
async function lettersOf(notice: Notice): Promise<Mail[]> {
  await people.db.transaction(() => notices.tell(notice));
  await poster.run();
  await postman.run();
  return sink.mails;
}
const told = (kind: Notice['kind'], to: Somebody, more: Partial<Notice> = {}): Notice => ({
  kind,
  to: [to.id],
  participant: 'VN-MOH',
  records: ['VN-LAW-2026-000123'],
  ...more,
});

describe('a notice becomes a letter', () => {
  it.each([
    ['en', 'Dear An,', 'agreements that others have published wait for VN-MOH to confirm or dispute them.'],
    ['fr', 'Bonjour An,', 'des accords publiés par d’autres attendent que VN-MOH les confirme ou les conteste.'],
    ['es', 'Hola An:', 'unos acuerdos publicados por otros esperan que VN-MOH los confirme o los impugne.'],
    ['vi', 'Kính gửi An,', 'các thỏa thuận do bên khác công bố đang chờ VN-MOH xác nhận hoặc phản đối.'],
    ['fr-CA', 'Bonjour An,', 'des accords publiés par d’autres'],
    ['th', 'Dear An,', 'agreements that others have published'],
    [null, 'Dear An,', 'agreements that others have published'],
  ])('in the language of its reader, %s', async (language, greeting, words) => {
    const [mail, ...more] = await lettersOf(told('ASSERTION_OWED', await publisher('An', language)));
    expect(more).toEqual([]);
    expect(mail?.text).toContain(greeting);
    expect(mail?.text).toContain(words);
    expect(mail?.text).toContain('https://comity.example/publications/VN-LAW-2026-000123');
  });

  it('that says who took a draft over and why, in both of its forms, and carries no markup of theirs', async () => {
    const notice = told('DRAFT_TAKEN_OVER', await publisher('Minh', 'en'), {
      by: 'Lan <b>',
      reason: 'She is ill & <script>alert(1)</script>',
    });
    const [mail] = await lettersOf(notice);
    const text = mail?.text ?? '';
    expect(text).toContain('Lan <b> has taken over a draft of VN-MOH that you were writing.');
    expect(text).toContain('The reason given: She is ill & <script>alert(1)</script>');
    const page = text.slice(text.indexOf('<!doctype html>'));
    expect(page).toContain('The reason given: She is ill &#38; &#60;script&#62;alert(1)&#60;/script&#62;');
    expect(page).not.toMatch(/<script|Lan <b>/);
  });

  it('for reminders of one and of many records: the first twenty by their addresses, the rest by number', async () => {
    const records = Array.from({ length: 23 }, (_, index) => `VN-LAW-2026-${String(index + 1).padStart(6, '0')}`);
    const [mail] = await lettersOf(told('REVIEW_REMINDER', await publisher('Hoa', 'vi'), { records }));
    expect(mail?.text).toContain('một bản thảo của VN-MOH vẫn đang chờ ông/bà xem xét.');
    expect(mail?.text).toContain('/publications/VN-LAW-2026-000020');
    expect(mail?.text).not.toContain('/publications/VN-LAW-2026-000021');
    expect(mail?.text).toContain('+ 3');
  });

  it('that has words for every kind in every language, with nothing left to be filled in', async () => {
    const anybody = await publisher('Binh', 'en');
    for (const [language, words] of Object.entries(NOTICE_WORDS)) {
      await people.db.query(`UPDATE access.person SET language = $2 WHERE id = $1`, [anybody.id, language]);
      for (const kind of NOTICE_KINDS) {
        sink.mails.splice(0);
        const [mail] = await lettersOf(told(kind, anybody));
        expect({ language, kind, text: mail?.text }).toEqual({
          language,
          kind,
          text: expect.stringContaining(words.told[kind].split('{')[0] as string),
        });
        expect(mail?.text).not.toMatch(/\{\w+\}|undefined|null/);
      }
    }
  });
});

describe('a letter does not go', () => {
  it('to who left, who holds no role there any more, or whom nobody knows; each goes once', async () => {
    const here = await publisher('Here', 'en');
    const gone = await publisher('Gone', 'en');
    const elsewhere = await publisher('Elsewhere', 'en', 'TH-MOPH');
    await people.db.query(`UPDATE access.person SET left_at = now() WHERE id = $1`, [gone.id]);
    const to = [here.id, here.id, gone.id, elsewhere.id, crypto.randomUUID()];
    const mails = await lettersOf({ ...told('REVIEW_ESCALATED', here), to });
    expect(mails.map(({ text }) => /Dear (\w+),/.exec(text)?.[1])).toEqual(['Here']);
    expect([await poster.run(), await postman.run()]).toEqual([0, 0]);
  });

  it('while the use-case that tells of it is undone', async () => {
    const notice = told('DRAFT_APPROVED', await publisher('Tu', 'en'));
    const undone = people.db.transaction(async () => {
      await notices.tell(notice);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await poster.run()).toBe(0);
  });
});
