import { onPulse, pulse } from '../../../ui/kit/pulse.js';

const stops: (() => void)[] = [];
const ask = (answer: () => Promise<unknown>): jest.Mock => {
  const asked = jest.fn(answer);
  stops.push(onPulse(asked));
  return asked;
};
function showPage(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  showPage('visible');
  jest.useRealTimers();
});

it('asks all at the same moment, again and again, until they stop', async () => {
  const [one, two] = [ask(() => Promise.resolve()), ask(() => Promise.resolve())];
  await jest.advanceTimersByTimeAsync(pulse.every - 1);
  expect(one).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 1]);
  stops.shift()?.();
  await jest.advanceTimersByTimeAsync(pulse.every);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 2]);
});

it('rests while the page is hidden, and asks at once when the person comes back', async () => {
  const asked = ask(() => Promise.resolve());
  showPage('hidden');
  await jest.advanceTimersByTimeAsync(pulse.every * 5);
  expect(asked).not.toHaveBeenCalled();
  showPage('visible');
  await jest.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(pulse.every);
  expect(asked).toHaveBeenCalledTimes(2);
});

it('waits twice as long after each refusal, and as before after an answer', async () => {
  let isBusy = true;
  const asked = ask(() => (isBusy ? Promise.reject(new Error('busy')) : Promise.resolve()));
  await jest.advanceTimersByTimeAsync(pulse.every);
  expect(asked).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(pulse.every * 2 - 1);
  expect(asked).toHaveBeenCalledTimes(1);
  isBusy = false;
  await jest.advanceTimersByTimeAsync(1);
  expect(asked).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(pulse.every);
  expect(asked).toHaveBeenCalledTimes(3);
});
