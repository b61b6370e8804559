/** What a check may do to the app's surroundings, with Turbopack and this machine's own Node. */
import { conditionsProbe } from './conditions-probe.ts';
import { testConditions } from './conditions-suite.ts';
import { startSandboxServer } from './sandbox-fixture.ts';

testConditions(() => startSandboxServer(conditionsProbe));
