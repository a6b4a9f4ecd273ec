/* Runs first and on any Node, so it is written in the language of old ones. */
var parts = process.versions.node.split(".").map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  process.stderr.write(
    "Tiltak needs Node 20.19 or newer and this is Node " +
      process.versions.node +
      ": install a newer one from https://nodejs.org and try again.\n",
  );
  process.exit(1);
}
