import module from 'node:module';

/**
 * Loaded before the program that `npm start` runs. npm hands a signal on to the shell that it started, and most shells
 * die of it without telling us: whoever stopped npm would leave the network running, with its port and its database.
 * So when that shell is gone, the program is asked to stop as if it had been told itself.
 */
const shell = process.ppid;

const look = setInterval(() => {
  if (process.ppid === shell) return;
  clearInterval(look);
  process.kill(process.pid, 'SIGTERM');
}, 250);
look.unref();

// What was compiled once is kept in the system's temporary folder: the second start takes half the time. Not in Node 20.
module.enableCompileCache?.();
