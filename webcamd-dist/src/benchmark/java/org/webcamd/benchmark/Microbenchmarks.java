package org.webcamd.benchmark;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs JMH on {@code org.webcamd.benchmark.micro}; takes JMH's own command line, such as {@code Ring -prof gc}. */
public final class Microbenchmarks {
    private Microbenchmarks() {
    }

    /**
     * Runs to the end.
     *
     * @param args JMH's
     * @throws RunnerException when a benchmark fails
     * @throws CommandLineOptionException when the command line is wrong
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Options options = new OptionsBuilder().parent(new CommandLineOptions(args)).shouldFailOnError(true).build();
        new Runner(options).run();
    }
}
