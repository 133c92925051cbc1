import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a library was not loaded, in the words of the system.
struct LoadFailure: Error {
  var text: String
}

/// The loaded library: the functions of `judge_candidate.h` that it exports.
@unsafe struct Candidate {
  typealias Input = UnsafePointer<Double>
  typealias Output = UnsafeMutablePointer<Double>
  typealias Shape = UnsafePointer<Int64>
  typealias Layer = UnsafeMutableRawPointer

  typealias FunctionForward =
    @convention(c) (
      Input?, Shape, Int32, Input?, Input?, Output?, Output?, Double, Double, Bool, Output?
    ) -> Int32
  typealias FunctionBackward =
    @convention(c) (
      Input?, Input?, Shape, Int32, Input?, Input?, Input?, Double, Bool, Output?, Output?,
      Output?
    ) -> Int32
  typealias LayerCreate = @convention(c) (Int64, Double, Double, Bool, Bool) -> Layer?
  typealias LayerDestroy = @convention(c) (Layer) -> Void
  typealias LayerForward = @convention(c) (Layer, Input?, Shape, Int32, Bool, Output?) -> Int32
  typealias LayerBackward =
    @convention(c) (Layer, Input?, Output?, Output?, Output?) -> Int32
  typealias LayerGet = @convention(c) (Layer, Int32, Output?) -> Int32
  typealias LayerSet = @convention(c) (Layer, Int32, Input?) -> Int32

  @unsafe struct Functions {
    let forward: FunctionForward
    let backward: FunctionBackward?
  }

  @unsafe struct Layers {
    let create: LayerCreate
    let destroy: LayerDestroy
    let forward: LayerForward
    let backward: LayerBackward?
    let get: LayerGet
    let set: LayerSet
  }

  @unsafe enum Form {
    case functions(Functions)
    case layers(Layers)
  }

  let form: Form

  var hasBackward: Bool {
    switch unsafe form {
    case .functions(let functions): unsafe functions.backward != nil
    case .layers(let layers): unsafe layers.backward != nil
    }
  }

  static func load(path: String, setup: Setup) -> Result<Candidate, LoadFailure> {
    guard let handle = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      let words = unsafe dlerror()
      return unsafe .failure(
        LoadFailure(
          text: "the library does not load: "
            + (unsafe words.map { unsafe String(cString: $0) } ?? "no reason given")))
    }
    let symbols = unsafe Symbols(handle: handle)
    do {
      let form: Form
      let needsBackward = setup.backwardRequired != 0
      if setup.layerForm != 0 {
        let backward =
          unsafe needsBackward
          ? try symbols.required("bn_layer_backward", LayerBackward.self)
          : symbols.optional("bn_layer_backward", LayerBackward.self)
        unsafe form = .layers(
          Layers(
            create: try symbols.required("bn_layer_create", LayerCreate.self),
            destroy: try symbols.required("bn_layer_destroy", LayerDestroy.self),
            forward: try symbols.required("bn_layer_forward", LayerForward.self),
            backward: backward,
            get: try symbols.required("bn_layer_get", LayerGet.self),
            set: try symbols.required("bn_layer_set", LayerSet.self)))
      } else {
        let forward = try unsafe symbols.required("my_batch_norm", FunctionForward.self)
        let backward =
          unsafe needsBackward
          ? try symbols.required("my_batch_norm_backward", FunctionBackward.self)
          : symbols.optional("my_batch_norm_backward", FunctionBackward.self)
        unsafe form = .functions(Functions(forward: forward, backward: backward))
      }
      return unsafe .success(Candidate(form: form))
    } catch let failure as LoadFailure {
      return unsafe .failure(failure)
    } catch {
      return unsafe .failure(LoadFailure(text: "\(error)"))
    }
  }

  /// Looks symbols up.
  @unsafe private struct Symbols {
    let handle: UnsafeMutableRawPointer

    func optional<Function>(_ name: String, _ type: Function.Type) -> Function? {
      guard let address = unsafe dlsym(handle, name) else { return nil }
      return unsafe unsafeBitCast(address, to: type)
    }

    func required<Function>(_ name: String, _ type: Function.Type) throws -> Function {
      guard let function = unsafe optional(name, type) else {
        throw LoadFailure(
          text:
            "it exports no function \(name), which the problem asks for (in C++: extern \"C\", as "
            + "judge_candidate.h declares it)")
      }
      return function
    }
  }
}
