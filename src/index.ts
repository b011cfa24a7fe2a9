// The words: on classes, methods and functions
export { annotate } from "./decorators/annotate.js";
export { Breadcrumb } from "./decorators/breadcrumb.js";
export { CaptureErrors } from "./decorators/capture-errors.js";
export { compose } from "./decorators/compose.js";
export { Context } from "./decorators/context.js";
export { Counted } from "./decorators/counted.js";
export { InFlight } from "./decorators/in-flight.js";
export { inspect } from "./decorators/inspect.js";
export { Instrumented } from "./decorators/instrumented.js";
export { Monitor } from "./decorators/monitor.js";
export { Span } from "./decorators/span.js";
export { SpanData } from "./decorators/span-data.js";
export { Tag } from "./decorators/tag.js";
export { Timed } from "./decorators/timed.js";
export { Transaction } from "./decorators/transaction.js";
export { Uninstrumented } from "./decorators/uninstrumented.js";
export { User } from "./decorators/user.js";

// The functions: scopes
export { addBreadcrumb } from "./telemetry/add-breadcrumb.js";
export { configureScope, withScope } from "./telemetry/scopes.js";
export { setContext } from "./telemetry/set-context.js";
export { setSetupPhase } from "./telemetry/set-setup-phase.js";
export { setTag, setTags } from "./telemetry/set-tag.js";
export { setUser } from "./telemetry/set-user.js";

// The functions: spans
export { setSpanData } from "./telemetry/set-span-data.js";
export { activeSpan as getActiveSpan, startSpan, startTransaction } from "./telemetry/start-span.js";

// The functions: a trace over several processes
export { continueTrace } from "./telemetry/continue-trace.js";
export { traceHeaders } from "./telemetry/trace-headers.js";

// The functions: errors
export { captureExceptionSafe } from "./telemetry/capture-exception-safe.js";
export { captureApiError, captureBotError, captureCogError, captureDatabaseError } from "./telemetry/captures.js";
export { eventIdOf } from "./telemetry/event-id-of.js";

// The functions: metrics
export { recordApiMetric } from "./telemetry/record-api-metric.js";
export { recordCacheMetric } from "./telemetry/record-cache-metric.js";
export { recordCogMetric } from "./telemetry/record-cog-metric.js";
export { recordCommandMetric } from "./telemetry/record-command-metric.js";
export { recordDatabaseMetric } from "./telemetry/record-database-metric.js";
export { recordTaskMetric } from "./telemetry/record-task-metric.js";

// For the whole bot
export { AnnotationError } from "./annotation/annotation-error.js";
export { configure } from "./runtime/settings.js";
export { isEnabled } from "./telemetry/is-enabled.js";

// Types
export type { Annotation, Expectation } from "./annotation/annotation.js";
export type { MonitorConfig, MonitorSchedule } from "./annotation/monitor-config.js";
export type { AttributeValue, Level, Primitive } from "./annotation/value.js";
export type { BreadcrumbOptions } from "./decorators/breadcrumb.js";
export type { CaptureOptions } from "./decorators/capture-errors.js";
export type { Inspected, InspectedMethod, InspectedMetric } from "./decorators/inspect.js";
export type { InstrumentedOptions } from "./decorators/instrumented.js";
export type { CallMetricOptions, MetricAttributes } from "./decorators/metric-options.js";
export type { Attributes, SpanOptions } from "./decorators/span.js";
export type { TransactionOptions } from "./decorators/transaction.js";
export type { Diagnostic } from "./runtime/diagnostics.js";
export type { Settings } from "./runtime/settings.js";
export type { BreadcrumbData } from "./telemetry/add-breadcrumb.js";
export type { CaptureExtras } from "./telemetry/capture-exception-safe.js";
export type { MetricOptions, OutcomeOptions } from "./telemetry/metric-options.js";
export type { ApiMetricOptions } from "./telemetry/record-api-metric.js";
export type { CacheMetricOptions } from "./telemetry/record-cache-metric.js";
export type { CommandMetricOptions } from "./telemetry/record-command-metric.js";
export type { DatabaseMetricOptions } from "./telemetry/record-database-metric.js";
export type { TaskMetricOptions } from "./telemetry/record-task-metric.js";
export type { TraceHeaders } from "./telemetry/trace-headers.js";
