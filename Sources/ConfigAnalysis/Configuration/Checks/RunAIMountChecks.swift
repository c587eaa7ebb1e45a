/// The mounts of a Run:AI workload (ZenML 0.98.0).
enum RunAIMountChecks {
  static let absolutePath = ConfigurationCheck.text("_validate_absolute_path") {
    path throws(CheckInterruption) in
    guard path.pythonHasPrefix("/") else {
      throw .refused("the mount path \(path.quoted) is not absolute: it must start with `/`")
    }
    return path
  }

  /// `^0[0-7]{3}$`.
  static let defaultMode = ConfigurationCheck.text("_validate_default_mode") {
    mode throws(CheckInterruption) in
    let scalars = mode.scalarsBeforePatternEnd
    guard scalars.count == 4, scalars.first == "0", scalars.allSatisfy({ ("0"..."7").contains($0) }) else {
      throw .refused(
        "\(mode.quoted) is no file mode: write `0` and three octal digits in quotes, such as `\"0644\"`")
    }
    return mode
  }
}
