/** The sandbox server's entry where Node has no async context of its own, as in a WebContainer. The order counts. */
import '../../async-context/register.ts';
import './main.ts';
