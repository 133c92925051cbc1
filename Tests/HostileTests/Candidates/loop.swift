// Tries to compute for ever in Swift.
func attack() {
  var i = 0
  while true { i &+= 1 }
}
