import { explainIfAsked } from './platform/config/explain.js';
import { readOptions, usage, type ReplayOptions } from './replay/replay-options.js';
import { replay } from './replay/replay.js';

explainIfAsked(usage);
let options: ReplayOptions;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exit(2);
}

try {
  process.exitCode = (await replay(options, console.log)) ? 0 : 1;
} catch (error) {
  console.error(`The replay stopped. ${(error as Error).message}`);
  process.exit(1); // also when a socket still holds the process
}
