#if NET
using System.Runtime.CompilerServices;

// The netstandard2.0 asset brings this type itself, and init accessors name it in their signature. A plugin compiled against that
// asset finds the accessors of this one only if the name leads on to the framework's type.
#pragma warning disable RS0016 // Nothing that a user calls: the surface is the same on every framework.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#pragma warning restore RS0016
#endif
