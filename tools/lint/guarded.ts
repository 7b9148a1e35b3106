/**
 * Lint rules for what a stranger asks: every root field of the schema and every route says beside itself who may ask it.
 * A process with one that does not is refused at start too (libs/access, libs/platform); here the editor says it first.
 */
interface Node {
  type: string;
  [property: string]: unknown;
}

interface Context {
  report(problem: { node: Node; message: string }): void;
}

type Visitor = Record<string, (node: Node) => void>;

const ROOT = /\b(?:extend\s+)?type\s+(Query|Mutation|Subscription)\b[^{]*\{([^}]*)\}/g;
const FIELD = /(\w+)(?:\(\))?\s*:\s*[^:]*?(?=\s\w+(?:\(\))?\s*:|$)/g;
const GUARD = /@(?:needs|signedIn|open)\b/;
const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All']);

/** Root fields of a schema's text that do not say who may ask them. What a template fills in counts as a word. */
function unguardedFields(sdl: string): string[] {
  const plain = withoutParentheses(sdl.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g, ' '));
  return [...plain.matchAll(ROOT)].flatMap(([, root, fields]) =>
    [...(fields ?? '').matchAll(FIELD)]
      .filter(([field]) => !GUARD.test(field))
      .map(([, name]) => `${root ?? ''}.${name ?? ''}`),
  );
}

/** Arguments have colons and braces of their own. */
function withoutParentheses(text: string): string {
  const fewer = text.replace(/\([^()]+\)/g, '()');
  return fewer === text ? text : withoutParentheses(fewer);
}

const operation = {
  create: (context: Context): Visitor => ({
    TemplateLiteral(node) {
      const quasis = node.quasis as { value: { cooked: string | null; raw: string } }[];
      for (const field of unguardedFields(quasis.map(({ value }) => value.cooked ?? value.raw).join('Filled')))
        context.report({ node, message: `${field} does not say who may ask it: add @needs, @signedIn or @open.` });
    },
  }),
};

const route = {
  create: (context: Context): Visitor => ({
    MethodDefinition(node) {
      const names = ((node.decorators as Node[] | undefined) ?? []).map(decoratorName);
      if (names.some((name) => ROUTES.has(name)) && !names.includes('RouteAccess'))
        context.report({ node, message: 'This route does not say who may ask it: add @RouteAccess(rule).' });
    },
  }),
};

function decoratorName({ expression }: Node): string {
  const { callee, name } = expression as { callee?: { name?: string }; name?: string };
  return callee?.name ?? name ?? '';
}

export default { meta: { name: 'comity' }, rules: { 'guarded-operation': operation, 'guarded-route': route } };
