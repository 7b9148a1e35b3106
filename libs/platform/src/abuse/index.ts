export { operationSurcharge } from './cost.js';
export { RateLimits, type Quota } from './rate-limits.js';
export { clientAddress, trustedProxies, type Trusts } from './trusted-proxies.js';
