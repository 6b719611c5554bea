using Rezolve.Mapping.Cli;
using Rezolve.Mapping.Cli.Running;

using var interrupt = new Interrupt();
return await CommandLine.RunAsync(args, Terminal.OfProcess(), interrupt.Token);
