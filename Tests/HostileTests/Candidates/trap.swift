// Tries to run into a failed check.
func attack() {
  let empty = [Double](repeating: 0, count: Int.random(in: 0...0))
  print(empty[1])
}
