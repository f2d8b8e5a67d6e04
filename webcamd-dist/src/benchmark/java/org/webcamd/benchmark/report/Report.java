package org.webcamd.benchmark.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The text that a run is about; each line is printed as soon as it is known. Confined to one thread. */
public final class Report {
    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean broken;

    /**
     * Empty.
     *
     * @param out printed to as well
     */
    public Report(PrintStream out) {
        this.out = out;
    }

    /**
     * Tells where and when this is.
     *
     * @param command that makes this report
     */
    public void head(String command) {
        line("# Measured");
        line("");
        Machine.lines(command).forEach(this::line);
    }

    /**
     * Begins a table.
     *
     * @param title over it
     * @param other what is measured beside webcamd
     */
    public void table(String title, String other) {
        line("");
        line("## " + title);
        line("");
        line("| case | figure | webcamd | " + other + " | ratio | goal |");
        line("|---|---|---|---|---|---|");
    }

    /**
     * Begins a table of other columns.
     *
     * @param title over it
     * @param heads of its columns
     */
    public void table(String title, List<String> heads) {
        line("");
        line("## " + title);
        line("");
        cells(heads);
        line("|" + "---|".repeat(heads.size()));
    }

    /**
     * A row of such a table.
     *
     * @param cells one for each column
     */
    public void cells(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    /**
     * A row of the table.
     *
     * @param what the case
     * @param figure what was measured
     * @param format of its numbers
     * @param webcamd measured
     * @param other measured beside
     * @param goal of webcamd's
     */
    public void row(String what, String figure, String format, Samples webcamd, Samples other, Goal goal) {
        Samples ratio = webcamd.dividedBy(other);
        line("| %s | %s | %s | %s | %s | %s |".formatted(what, figure, webcamd.text(format), other.text(format),
            ratio.text("%.2f"), goal.text(webcamd, ratio)));
    }

    /**
     * A row of the table.
     *
     * @param what the case
     * @param figure what was measured
     * @param webcamd measured
     * @param other measured beside
     * @param goal of webcamd's
     */
    public void row(String what, Figure figure, Samples webcamd, Samples other, Goal goal) {
        row(what, figure.label(), figure.format(), webcamd, other, goal);
    }

    /**
     * A sentence that the reader has to know; it stands below the tables.
     *
     * @param sentence plain text
     */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /**
     * Something that does not work, as opposed to being slow.
     *
     * @param what plain text
     */
    public void broken(String what) {
        broken = true;
        note("**Broken:** " + what);
    }

    /**
     * Tells whether anything did not work.
     *
     * @return false when all is well
     */
    public boolean isBroken() {
        return broken;
    }

    /**
     * Adds the notes and keeps the text.
     *
     * @param file is overwritten
     * @throws IOException when it cannot be written
     */
    public void end(Path file) throws IOException {
        for (String note : notes) {
            line("");
            line(note);
        }
        Files.write(file, lines);
    }

    private void line(String text) {
        lines.add(text);
        out.println(text);
    }
}
