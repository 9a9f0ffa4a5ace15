/** Stands in for workbench/data until it is there. */
export async function loadDemonstration(options: {
  origin: string;
  token: string;
  onProgress: (line: string) => void;
  today: string;
}): Promise<void> {
  options.onProgress('There is no demonstration set yet.');
}
