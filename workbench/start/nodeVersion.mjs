/**
 * Says what is wrong with this Node, or nothing when it will do: SPFx and the embedded database need Node 22.
 * @param {string} version for example 22.23.3
 * @returns {string | undefined}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22 && minor >= 14) return undefined;
  return `Node 22.14 or a later Node 22 is needed, and this is Node ${version}. On Linux x64 "npm ci" brings it; elsewhere install Node 22 first.`;
}
