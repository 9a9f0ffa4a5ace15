import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function take(file) {
  try {
    const lock = await open(file, 'wx');
    await lock.writeFile(String(process.pid));
    await lock.close();
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the build that holds the lock has ended without giving it back. */
async function isAbandoned(file) {
  try {
    const pid = Number(await readFile(file, 'utf8'));
    // Between making the file and writing to it the holder has no number yet.
    return pid > 0 && !runs(pid);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Does some work while no other build runs: two builds at once would clean away each other's files.
 * @template T
 * @param {string} file the lock
 * @param {() => void} waiting called once when another build has to be waited for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(file, waiting, work) {
  await mkdir(path.dirname(file), { recursive: true });
  for (let told = false; !(await take(file));) {
    if (await isAbandoned(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) waiting();
    told = true;
    await setTimeout(250);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
