package import BatchNorm

/// What was seen when a candidate lived through a case: numbers, or how it ended. Never an exception.
package struct Observation: Sendable {
  /// One run through all steps of a case.
  package struct Pass: Sendable {
    package var steps: [StepValues]
    /// L at each offset of each derivative of the sweep, in order; empty without a sweep.
    package var sweep: [[Double]]
    /// Its buffers stood against the other guard page.
    package var isShifted: Bool
    /// What a layer says at the end that its gamma and beta are; nil in the function form.
    package var parameters: Affine?

    package init(
      steps: [StepValues], sweep: [[Double]] = [], isShifted: Bool = false,
      parameters: Affine? = nil
    ) {
      self.steps = steps
      self.sweep = sweep
      self.isShifted = isShifted
      self.parameters = parameters
    }
  }

  /// The first pass: every check looks at it.
  package var pass: Pass
  /// The same calls with the buffers against the other guard page; nil if it was not run.
  package var shifted: Pass?
  /// The same calls once more, in the same place; nil if it was not run.
  package var repeated: Pass?
  /// The same calls in a fresh process, or after all other cases; nil if they were not run.
  package var elsewhere: [Pass]
  /// The candidate has had more than one thread, so that sums may come in any order.
  package var threaded: Bool
  /// The candidate exports a backward.
  package var hasBackward: Bool
  package var incidents: [Incident]
  package var ending: Ending

  package init(
    pass: Pass, shifted: Pass? = nil, repeated: Pass? = nil, elsewhere: [Pass] = [],
    threaded: Bool = false, hasBackward: Bool = true, incidents: [Incident] = [],
    ending: Ending = .completed
  ) {
    self.pass = pass
    self.shifted = shifted
    self.repeated = repeated
    self.elsewhere = elsewhere
    self.threaded = threaded
    self.hasBackward = hasBackward
    self.incidents = incidents
    self.ending = ending
  }
}

/// Something that the candidate did to memory or state without dying of it.
package enum Incident: Hashable, Sendable {
  /// It changed a buffer that is an input.
  case inputChanged(step: Int, buffer: String, element: Int)
  /// It wrote next to a buffer.
  case wroteOutside(step: Int, buffer: String, element: Int, count: Int)
  /// It wrote to a buffer after its call had returned.
  case wroteAfterReturn(step: Int, buffer: String, element: Int)
  /// It returned a code other than 0.
  case refused(step: Int, call: String, code: Int32)
}

/// How a case ended.
package enum Ending: Hashable, Sendable {
  case completed
  /// The process died. `message` says of what, and at which buffer and element.
  case crashed(message: String)
  case timeLimit(message: String)
  case memoryLimit(message: String)
  case outputLimit(message: String)
  case securityViolation(message: String)
  /// It could not be loaded.
  case notLoadable(message: String)
  /// It was not run, because of what an earlier case did.
  case notRun
  /// Our own fault.
  case judgeError(message: String)
}
