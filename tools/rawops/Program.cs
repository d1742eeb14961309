using RawOpsNet.CommandLine;

return new RawOpsCommand(Console.Out, Console.Error).Run(args);
