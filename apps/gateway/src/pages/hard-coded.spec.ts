import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

/** Where readers are told something; each file that is left out says why. */
const FOLDERS = ['apps/gateway/src/pages', 'apps/gateway/src/sign-in'];
const LEFT_OUT = new Map([
  ['explorer.page.ts', 'for developers, marked as English'],
  ['explorer.examples.ts', 'for developers, marked as English'],
  ['explorer.script.ts', 'for developers, marked as English'],
  ['schema.page.ts', 'the schema describes itself in English, marked so'],
  ['json-ld.ts', 'for machines'],
  ['offline/worker.script.ts', 'a script; what it shows is said by the page that it kept'],
  ['well-known.ts', 'for machines'],
]);

/** Not told to readers, or the same in every language. */
const ALLOWED = new Set([
  'npm run token -- VN-MOH --role publisher',
  'npm run build',
  'CSV',
  // under an icon
  'Comity',
  'Excel',
  'BibTeX',
  'createSubscription',
  // the beginning of two English words, to be typed
  'nurs',
  // in the description of the API
  'A page for people',
  'What this node is called, its keys, and the addresses of everything else',
  // to a program that presses no button of ours
  'do: expected one of ',
  // the beginning of a drawing
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ',
  // types of schema.org, in the block of data for machines
  'Place',
  'Organization',
  'Report',
  'Dataset',
  'Country',
]);
/** Attributes that come and go as a whole. */
const ATTRIBUTES = /\b(?:selected|checked|open|autofocus|hidden|[a-z-]+="[^"]*")(?=\s|$)/g;
/** What a word is: two letters one after the other. */
const WORD = /\p{L}{2}/u;

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(spec|fixture)\.ts$|^style\/|operations/.test(path))
    // The rest of signing in speaks to providers and programs.
    .filter((path) => !LEFT_OUT.has(path) && (!folder.endsWith('sign-in') || path.endsWith('.page.ts')))
    .map((path) => `${folder}/${path}`),
);

/** Templates as they stand, with a mark for what is put in; what is read of them once tags are gone, and what is heard. */
function wordsOf(node: ts.TaggedTemplateExpression): string[] {
  const { template } = node;
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('\u0000');
  const heard = [...text.matchAll(/(?:aria-label|placeholder|title|alt|value)="([^"]*)"/g)].map(
    ([, words = '']) => words,
  );
  const isPart = !text.includes('<');
  const read = (isPart ? text.replace(ATTRIBUTES, '') : text.replace(/<[^>]*>/g, '\u0000')).split('\u0000');
  return [...read, ...heard.flatMap((words) => words.split('\u0000'))].map((words) =>
    words.replace(/&\w+;/g, '').trim(),
  );
}

/** A sentence, or a word with a capital, in a string of its own; keys, types and addresses are neither. */
const isTold = (text: string): boolean => /^\p{Lu}\p{Ll}+$|\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(text.trim());

/** Strings for the log, for the programmer, for the API and for the reader of a header are no reader's. */
function isForOthers(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isImportDeclaration(at) || ts.isTypeNode(at)) return true;
    if (ts.isNewExpression(at) || ts.isThrowStatement(at)) return true;
    if (ts.isTaggedTemplateExpression(at) && at.tag.getText() !== 'html') return true;
    if (
      ts.isCallExpression(at) &&
      /^(log\(|parse$|invalidInput$|[\s\S]*\.(warn|info|error|header|set|get|replace)$)/.test(at.expression.getText())
    )
      return true;
  }
  return false;
}

function hardCoded(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html')
      found.push(...wordsOf(node).filter((words) => WORD.test(words)));
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) {
      const isTemplate =
        ts.isTaggedTemplateExpression(node.parent) || ts.isTaggedTemplateExpression(node.parent.parent);
      if (!isTemplate && !/[{}]/.test(node.text) && isTold(node.text) && !isForOthers(node)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.filter((words) => !ALLOWED.has(words));
}

it.each(sources)('%s says nothing that is not in the catalogues', (path) => {
  expect(hardCoded(path)).toEqual([]);
});
