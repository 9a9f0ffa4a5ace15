// The controls report to their makers what they are used for. Here nothing leaves the machine.
export const track = () => undefined;
export const useTelemetry = () => undefined;
