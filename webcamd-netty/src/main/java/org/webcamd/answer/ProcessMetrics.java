package org.webcamd.answer;

import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code /metrics} tells of the process and the Java that runs it, by the names that all programs have for it.
 * Stateless; any thread.
 */
final class ProcessMetrics {
    private static final Path MEMORY = Path.of("/proc/self/statm");
    private static final int PAGE_BYTES = 4096;

    private ProcessMetrics() {
    }

    static void addTo(List<MetricSnapshot> all) {
        all.add(gauge("process_start_time_seconds", Unit.SECONDS, "When the process began, in seconds since 1970.",
            Unit.millisToSeconds(ManagementFactory.getRuntimeMXBean().getStartTime())));
        addSystem(all, ManagementFactory.getOperatingSystemMXBean());
        addResident(all);
        addHeap(all, ManagementFactory.getMemoryMXBean());
        all.add(gauge("jvm_threads_current", null, "Threads of the process that Java knows.",
            ManagementFactory.getThreadMXBean().getThreadCount()));
        all.add(collections());
    }

    private static void addSystem(List<MetricSnapshot> all, OperatingSystemMXBean system) {
        if (system instanceof UnixOperatingSystemMXBean unix) {
            all.add(CounterSnapshot.builder().name("process_cpu_seconds").unit(Unit.SECONDS)
                .help("Time that the process has spent on processors.")
                .dataPoint(CounterDataPointSnapshot.builder()
                    .value(Unit.nanosToSeconds(unix.getProcessCpuTime())).build()).build());
            all.add(gauge("process_open_fds", null, "Files and connections that are open.",
                unix.getOpenFileDescriptorCount()));
            all.add(gauge("process_max_fds", null, "How many may be open.", unix.getMaxFileDescriptorCount()));
        }
    }

    private static void addResident(List<MetricSnapshot> all) {
        try {
            long pages = Long.parseLong(Files.readString(MEMORY).split(" ")[1]);
            all.add(gauge("process_resident_memory_bytes", Unit.BYTES, "Memory of the machine that the process takes.",
                pages * PAGE_BYTES));
        } catch (IOException notLinux) {
            // Then it is not told.
        }
    }

    private static void addHeap(List<MetricSnapshot> all, MemoryMXBean memory) {
        all.add(GaugeSnapshot.builder().name("jvm_memory_used_bytes").unit(Unit.BYTES)
            .help("Memory that Java manages, used.")
            .dataPoint(area("heap", memory.getHeapMemoryUsage().getUsed()))
            .dataPoint(area("nonheap", memory.getNonHeapMemoryUsage().getUsed())).build());
        all.add(GaugeSnapshot.builder().name("jvm_memory_max_bytes").unit(Unit.BYTES)
            .help("Memory that Java manages, at most.")
            .dataPoint(area("heap", memory.getHeapMemoryUsage().getMax())).build());
    }

    private static GaugeDataPointSnapshot area(String name, long bytes) {
        return GaugeDataPointSnapshot.builder().labels(Labels.of("area", name)).value(bytes).build();
    }

    private static MetricSnapshot collections() {
        SummarySnapshot.Builder family = SummarySnapshot.builder().name("jvm_gc_collection_seconds").unit(Unit.SECONDS)
            .help("Time that Java has spent on finding memory that is not used any more, by collector.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            family.dataPoint(SummaryDataPointSnapshot.builder().labels(Labels.of("gc", collector.getName()))
                .count(collector.getCollectionCount()).sum(Unit.millisToSeconds(collector.getCollectionTime()))
                .build());
        }
        return family.build();
    }

    static GaugeSnapshot gauge(String name, Unit unit, String help, double value) {
        return GaugeSnapshot.builder().name(name).unit(unit).help(help)
            .dataPoint(GaugeDataPointSnapshot.builder().value(value).build()).build();
    }
}
