// Owns the first words of `npm run check`: says what is wrong when Node is too old to run the rest.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`The checks need Node 22.12 or newer; this is ${process.version}.`);
  console.error(
    'Install a newer Node (https://nodejs.org), open a new terminal, and run "npm run check" again.',
  );
  process.exit(1);
}
await import(new URL('./main.mjs', import.meta.url).href);
