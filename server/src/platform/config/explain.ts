/** Ends with how a command is used when somebody asks, before it touches a file or a database. */
export function explainIfAsked(usage: string): void {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return;
  console.log(usage);
  process.exit(0);
}
