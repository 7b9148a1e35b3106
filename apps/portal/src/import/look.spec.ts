import { describe, expect, it } from '@jest/globals';
import { lookAt, LOOKED_AT } from './look.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const type = (name: string, head: Uint8Array): unknown => lookAt(name, head);

describe('a file is seen for what it is, whatever it is called', () => {
  it('as text with columns, as lines of JSON, packed, or as a workbook', () => {
    expect(type('laws.txt', bytes('sourceId,title.vi\n1,Luật'))).toEqual({ type: 'text/csv' });
    expect(type('laws.csv', bytes('\ufeff{"kind":"LAW"}\n'))).toEqual({ type: 'application/x-ndjson' });
    expect(type('laws.csv', bytes('[{"kind":"LAW"}]'))).toEqual({ type: 'application/x-ndjson' });
    expect(type('laws.csv', new Uint8Array([0x1f, 0x8b, 8]))).toEqual({ type: 'application/gzip' });
    expect(type('laws', new Uint8Array([0x50, 0x4b, 3, 4]))).toMatchObject({ type: expect.stringContaining('sheet') });
  });

  it('and told at once when no rows can be read from it', () => {
    expect(type('a.csv', bytes(''))).toEqual({ unfit: 'empty' });
    expect(type('a.csv', bytes(' \n\n'))).toEqual({ unfit: 'empty' });
    expect(type('a.csv', bytes('%PDF-1.7'))).toEqual({ unfit: 'noTable' });
    expect(type('a.csv', bytes('a\0b'))).toEqual({ unfit: 'noTable' });
    expect(type('a.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({ unfit: 'oldWorkbook' });
    expect(type('a.docx', new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({ unfit: 'archive' });
  });

  it('and refused where its accents would come out wrong', () => {
    expect(type('a.csv', new Uint8Array([0x74, 0xe9, 0x0a]))).toEqual({ unfit: 'encoding' });
    expect(type('a.csv', new Uint8Array([0xff, 0xfe, 0x61, 0]))).toEqual({ unfit: 'encoding' });
  });

  it('unless a mapping says in which encoding it is', () => {
    expect(lookAt('a.csv', new Uint8Array([0x74, 0xe9, 0x0a]), false)).toEqual({ type: 'text/csv' });
    expect(lookAt('a.json', new Uint8Array([0x7b, 0xe9, 0x7d]), false)).toEqual({ type: 'application/x-ndjson' });
  });

  it('a letter that is cut off where the looking ends is none that is wrong; at the end of the file it is', () => {
    const long = new Uint8Array([...bytes('a'.repeat(LOOKED_AT - 1)), 0xe1]);
    expect(type('a.csv', long)).toEqual({ type: 'text/csv' });
    expect(type('a.csv', new Uint8Array([0x61, 0xe1]))).toEqual({ unfit: 'encoding' });
  });
});
