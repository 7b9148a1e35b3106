import { runService } from '#platform';
import { WorkerModule } from './worker.module.js';

await runService({ name: 'worker', modules: () => [WorkerModule] });
