import { isUuid } from '#kernel';
import { z } from 'zod';
import { languageTag, text, texts } from '../publication/texts.js';

export const FILE_ROLES = ['TEXT', 'TRANSLATION', 'ANNEX', 'EVIDENCE'] as const;
const LEGAL_VALUES = ['OFFICIAL', 'AUTHORITATIVE', 'COURTESY', 'MACHINE'] as const;

/**
 * A file as a record carries it. What the store knows of it (the last four) is filled in from there when the record is saved,
 * whatever was given, so that the hash over the content covers what can be downloaded.
 */
const attachedFile = z.strictObject({
  file: z.string().refine(isUuid, { error: 'expected the id of an uploaded file, as POST /files gives it' }),
  language: languageTag,
  role: z.enum(FILE_ROLES).default('TEXT'),
  legalValue: z.enum(LEGAL_VALUES).optional(),
  title: texts(300).optional(),
  provenance: text(1000).optional(),
  name: z.string().optional(),
  mediaType: z.string().optional(),
  size: z.number().optional(),
  sha256: z.string().optional(),
});
export type AttachedFile = z.infer<typeof attachedFile>;

/** Absent, not empty, where there are none. */
export const attachedFiles = z
  .array(attachedFile)
  .min(1, 'name at least one, or leave it out')
  .max(100, 'at most 100')
  .superRefine((files, context) => {
    files.forEach(({ file }, index) => {
      const first = files.findIndex((other) => other.file === file);
      if (first < index)
        context.addIssue({ code: 'custom', path: [index, 'file'], message: `is file ${first + 1} already` });
    });
  })
  .optional();
