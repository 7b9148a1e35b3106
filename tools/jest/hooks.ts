import './worker-data.js';
import module from 'node:module';

/**
 * Loaded before Jest in the process that runs it and in its workers. The package `@jest/globals` only works inside the
 * virtual environment that Jest builds per test file; ours runs tests in plain Node (docs/adr/0011-tests-in-plain-node.md), where
 * the same names come from the runner.
 */
const globals = new URL('./globals.js', import.meta.url).href;

module.registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
