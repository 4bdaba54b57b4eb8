/** The `lasthop` command: hands the process to `run`. */
import { run } from './run';
import { main } from './terminal';

main(run);
