export { runningNode, type NodeFile } from './node-file.js';
export { standaloneSecrets } from './secrets.js';
export { startStandalone, type Standalone } from './standalone.js';
