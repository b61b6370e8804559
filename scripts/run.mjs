// Owns the first words of every command: says what is wrong when Node is too old to run the rest, which is TypeScript.
// Plain JavaScript on purpose. Usage: node scripts/run.mjs <script> [arguments]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Server Actions Lab needs Node 22.18 or newer; this is ${process.version}.`);
  console.error(
    'Install a newer Node (https://nodejs.org), open a new terminal, and run the same command again.',
  );
  process.exit(1);
}
const [script = ''] = process.argv.splice(2, 1);
await import(new URL(`./${script}.ts`, import.meta.url).href);
